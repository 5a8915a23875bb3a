from socket import *

def serve(listen_sock, student_id, name):
    # all the commands of the protocol
    commands = {"id": name, "name": student_id}
    while True:
        c, address = listen_sock.accept()
        print(f"hello {address}")
        text_so_far = b""
        with c:
            try:
                part = c.recv(512)
                while part:
                    text_so_far += part
                    while text_so_far.count(b"\r\n") > 0:
                        raw, text_so_far = text_so_far.split(b"\r\n", maxsplit=1)
                        command = raw.decode("utf-8", errors="replace")
                        if command in commands:
                            answer = commands[command]
                        else:
                            answer = "ERROR"
                        answer += "\r\n"
                        c.sendall(answer.encode("utf-8"))
                    part = c.recv(512)
            except ConnectionError as ex:
                print("connection problem", ex)
        print("bye")
