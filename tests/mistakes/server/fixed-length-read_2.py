import socket

LAENGE = len("name\r\n")

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        try:
            offen = True
            while offen:
                empfangen = b""
                while len(empfangen) < LAENGE:
                    d = conn.recv(LAENGE - len(empfangen))
                    if not d:
                        offen = False
                        break
                    empfangen += d
                if not offen:
                    break
                befehl = empfangen.split(b"\r\n")[0]
                if befehl == b"id":
                    conn.sendall(student_id.encode("utf-8") + b"\r\n")
                elif befehl == b"name":
                    conn.sendall(name.encode("utf-8") + b"\r\n")
                else:
                    conn.sendall(b"ERROR\r\n")
        except ConnectionError:
            print("Abbruch")
        conn.close()
