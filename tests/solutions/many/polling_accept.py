import threading
import time


def talk(connection, student_id, name):
    with connection:
        buffer = b""
        while True:
            try:
                data = connection.recv(1000)
            except OSError:
                return
            if not data:
                return
            buffer += data
            if len(buffer) > 100_000:
                return
            while b"\r\n" in buffer:
                line, buffer = buffer.split(b"\r\n", 1)
                answer = {b"id": student_id, b"name": name}.get(line, "ERROR")
                try:
                    connection.sendall(answer.encode() + b"\r\n")
                except OSError:
                    return


def serve(listen_sock, student_id, name):
    listen_sock.setblocking(False)
    while True:
        try:
            connection, _ = listen_sock.accept()
        except BlockingIOError:
            time.sleep(0.5)
            continue
        connection.setblocking(True)
        threading.Thread(target=talk, args=(connection, student_id, name), daemon=True).start()
