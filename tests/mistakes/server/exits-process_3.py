import sys

def antwort_auf(befehl, student_id, name):
    if befehl == b"id":
        return student_id
    if befehl == b"name":
        return name
    sys.exit("ERROR")

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        rest = b""
        try:
            while True:
                d = conn.recv(1024)
                if not d:
                    break
                rest += d
                while b"\r\n" in rest:
                    befehl, rest = rest.split(b"\r\n", 1)
                    conn.sendall((antwort_auf(befehl, student_id, name) + "\r\n").encode())
        except ConnectionError:
            pass
        conn.close()
