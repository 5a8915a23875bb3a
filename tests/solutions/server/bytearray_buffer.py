"""A bytearray that grows at its end and is cut at its front."""

LINE_END = b"\r\n"
LIMIT = 8192  # bytes that may wait for their CR LF


def serve(listen_sock, student_id, name):
    while True:
        conn, address = listen_sock.accept()
        try:
            handle(conn, student_id, name)
        except ConnectionError as error:
            print(address, "is gone:", error)
        finally:
            conn.close()


def handle(conn, student_id, name):
    buffer = bytearray()
    while True:
        chunk = conn.recv(1024)
        if not chunk:
            return
        buffer += chunk
        while LINE_END in buffer:
            position = buffer.index(LINE_END)
            command = buffer[:position]
            del buffer[: position + len(LINE_END)]
            if command == b"id":
                answer = student_id
            elif command == b"name":
                answer = name
            else:
                answer = "ERROR"
            conn.sendall(answer.encode("utf-8") + LINE_END)
        if len(buffer) > LIMIT:
            conn.sendall(b"ERROR" + LINE_END)
            return
