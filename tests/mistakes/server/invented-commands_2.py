from socket import *

def serve(listen_sock, student_id, name):
    commands = {"id": student_id, "name": name, "help": "commands: id, name, help"}
    while True:
        sock, a = listen_sock.accept()
        buf = b""
        with sock:
            try:
                chunk = sock.recv(512)
                while chunk:
                    buf += chunk
                    while buf.count(b"\r\n") > 0:
                        raw, buf = buf.split(b"\r\n", maxsplit=1)
                        command = raw.decode("utf-8", errors="replace")
                        if command in commands:
                            result = commands[command]
                        else:
                            result = "ERROR"
                        result += "\r\n"
                        sock.sendall(result.encode("utf-8"))
                    chunk = sock.recv(512)
            except ConnectionError as ex:
                print("connection problem", ex)
        print("bye")
