def serve(listen_sock, student_id, name):
    while True:
        conn = None
        try:
            conn, addr = listen_sock.accept()
            rest = b""
            neu = conn.recv(4096)
            while neu:
                *zeilen, rest = (rest + neu).split(b"\r\n")
                for z in zeilen:
                    if z == b"id":
                        conn.sendall(student_id.encode() + b"\r\n")
                    elif z == b"name":
                        conn.sendall(name.encode() + b"\r\n")
                    else:
                        conn.sendall(b"ERROR\r\n")
                neu = conn.recv(4096)
        except Exception as e:
            # Server soll immer weiter laufen
            fehler = str(e)
        finally:
            if conn:
                conn.close()
