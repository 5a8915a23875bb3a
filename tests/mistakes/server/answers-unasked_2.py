def serve(listen_sock, student_id, name):
    while True:
        client, address = listen_sock.accept()
        try:
            # the client wants to know id and name
            client.sendall(student_id.encode("utf-8") + b"\r\n" + name.encode("utf-8") + b"\r\n")
            buf = b""
            while True:
                data = client.recv(1024)
                if not data:
                    break
                buf += data
                while b"\r\n" in buf:
                    cmd, buf = buf.split(b"\r\n", 1)
                    if cmd == b"id":
                        client.sendall(student_id.encode("utf-8") + b"\r\n")
                    elif cmd == b"name":
                        client.sendall(name.encode("utf-8") + b"\r\n")
                    else:
                        client.sendall(b"ERROR\r\n")
        except ConnectionError:
            print("client gone")
        client.close()
