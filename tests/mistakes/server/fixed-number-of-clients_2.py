MAX_CLIENTS = 10

def bediene(c, student_id, name):
    rest = b""
    while True:
        x = c.recv(1000)
        if not x:
            return
        rest += x
        while b"\r\n" in rest:
            befehl, rest = rest.split(b"\r\n", 1)
            if befehl == b"id":
                c.sendall(student_id.encode() + b"\r\n")
            elif befehl == b"name":
                c.sendall(name.encode() + b"\r\n")
            else:
                c.sendall(b"ERROR\r\n")

def serve(listen_sock, student_id, name):
    anzahl = 0
    while anzahl < MAX_CLIENTS:
        c, a = listen_sock.accept()
        anzahl = anzahl + 1
        try:
            bediene(c, student_id, name)
        except ConnectionError:
            print("Fehler bei Client", anzahl)
        c.close()
    print("genug Clients fuer heute")
