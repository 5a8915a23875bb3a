import threading


def talk(conn, student_id, name):
    try:
        with conn, conn.makefile("rb") as f:
            for line in f:
                if not line.endswith(b"\n"):
                    break
                if line == b"id\r\n":
                    answer = student_id
                elif line == b"name\r\n":
                    answer = name
                else:
                    answer = "ERROR"
                conn.sendall(answer.encode("utf-8") + b"\r\n")
    except ConnectionError:
        print("connection lost")


def serve(listen_sock, student_id, name):
    listen_sock.listen(5)
    threads = []
    for number in range(5):
        conn, addr = listen_sock.accept()
        t = threading.Thread(target=talk, args=(conn, student_id, name), daemon=True)
        t.start()
        threads.append(t)
    for t in threads:
        t.join()
