"""A thread for each client. A bytearray keeps what has come and is not answered yet."""

import threading

LONGEST = 4096  # bytes of one line


def serve(listen_sock, student_id, name):
    def answer(command):
        if command == b"id":
            text = student_id
        elif command == b"name":
            text = name
        else:
            text = "ERROR"
        return text.encode("utf-8") + b"\r\n"

    def talk(connection):
        received = bytearray()
        try:
            while True:
                data = connection.recv(1024)
                if not data:
                    return
                received += data
                while (end := received.find(b"\r\n")) >= 0:
                    command = bytes(received[:end])
                    del received[: end + 2]
                    connection.sendall(answer(command))
                if len(received) > LONGEST + 1:  # one byte may be the CR of its end
                    connection.sendall(b"ERROR\r\n")
                    return
        except OSError:
            pass  # this client has gone; the others have their own threads
        finally:
            connection.close()

    while True:
        connection, _ = listen_sock.accept()
        threading.Thread(target=talk, args=[connection], daemon=True).start()
