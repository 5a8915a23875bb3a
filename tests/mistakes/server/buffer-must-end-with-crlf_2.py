def serve(listen_sock, student_id, name):
    commands = {b"id\r\n": student_id, b"name\r\n": name}
    while True:
        client, address = listen_sock.accept()
        message = b""
        try:
            while True:
                part = client.recv(100)
                if part == b"":
                    break
                message += part
                if message[-2:] != b"\r\n":
                    # not complete yet
                    continue
                if message in commands:
                    text = commands[message]
                else:
                    text = "ERROR"
                client.sendall(bytes(text + "\r\n", "utf8"))
                message = b""
        except ConnectionError:
            print("Lost connection")
        client.close()
