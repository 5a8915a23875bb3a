import threading

def bedienen(k, student_id, name):
    rest = b""
    try:
        while True:
            x = k.recv(500)
            if len(x) == 0:
                break
            rest = rest + x
            teile = rest.split(b"\r\n")
            rest = teile[-1]
            for t in teile[:-1]:
                befehl = t.decode("ascii", "ignore")   # Umlaute stoeren nur
                if befehl == "id":
                    k.sendall(student_id.encode() + b"\r\n")
                elif befehl == "name":
                    k.sendall(name.encode() + b"\r\n")
                else:
                    k.sendall("ERROR".encode() + b"\r\n")
    except ConnectionError:
        print("weg")
    finally:
        k.close()

def serve(listen_sock, student_id, name):
    while True:
        k, a = listen_sock.accept()
        th = threading.Thread(target=bedienen, args=(k, student_id, name), daemon=True)
        th.start()
