def serve(listen_sock, student_id, name):
    answers = {b"id": student_id, b"name": name}
    while True:
        conn, addr = listen_sock.accept()
        print("client is here:", addr)
        try:
            f = conn.makefile("rb")
            text = f.read()
            print(text)
            f.close()
            for command in text.split(b"\r\n")[:-1]:
                answer = answers.get(command, "ERROR")
                conn.sendall(answer.encode("utf-8") + b"\r\n")
        except ConnectionError as err:
            print(err)
        conn.close()
