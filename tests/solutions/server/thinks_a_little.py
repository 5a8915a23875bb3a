"""It takes 0.05 s for each answer, as if it asked a database."""

import time


def look_up(command, student_id, name):
    time.sleep(0.05)
    if command == "id":
        return student_id
    if command == "name":
        return name
    return "ERROR"


def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        print("client", addr)
        data = b""
        try:
            while True:
                new = conn.recv(4096)
                if new == b"":
                    break
                data = data + new
                while b"\r\n" in data:
                    line, data = data.split(b"\r\n", 1)
                    command = line.decode("utf-8", "replace")
                    answer = look_up(command, student_id, name)
                    conn.sendall(answer.encode("utf-8") + b"\r\n")
                if len(data) > 100_000:
                    break
        except ConnectionError as error:
            print("the connection broke:", error)
        conn.close()
