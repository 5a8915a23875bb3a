def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        buf = b""
        try:
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                buf += data
                ende = buf.rfind(b"\r\n")
                if ende < 0:
                    continue # noch keine ganze Zeile
                ganze = buf[:ende + 2]
                buf = buf[ende + 2:]
                for zeile in ganze.splitlines():
                    if zeile == b"id":
                        conn.sendall(student_id.encode() + b"\r\n")
                    elif zeile == b"name":
                        conn.sendall(name.encode() + b"\r\n")
                    else:
                        conn.sendall(b"ERROR\r\n")
        except ConnectionError as fehler:
            print(fehler)
        conn.close()
