from socket import *

def serve(listen_sock, student_id, name):
    # all the commands of the protocol
    commands = {"id": student_id, "name": name}
    while True:
        cs, a = listen_sock.accept()
        print(f"hello {a}")
        buffer = b""
        with cs:
            try:
                chunk = cs.recv(512)
                while chunk:
                    buffer += chunk
                    while buffer.count(b"\r\n") > 0:
                        raw, buffer = buffer.split(b"\r\n", maxsplit=1)
                        line = raw.decode("utf-8", errors="replace")
                        if line in commands:
                            answer = commands[line]
                        else:
                            answer = "ERROR"
                        answer += r"\r\n"
                        cs.sendall(answer.encode("utf-8"))
                    chunk = cs.recv(512)
            except ConnectionError as ex:
                print("connection problem", ex)
        print("bye")
