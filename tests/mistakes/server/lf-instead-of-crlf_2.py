from socket import *

def serve(listen_sock, student_id, name):
    # all the commands of the protocol
    commands = {"id": student_id, "name": name}
    while True:
        cs, addr = listen_sock.accept()
        print(f"hello {addr}")
        pending = b""
        with cs:
            try:
                received = cs.recv(512)
                while received:
                    pending += received
                    while pending.count(b"\r\n") > 0:
                        raw, pending = pending.split(b"\r\n", maxsplit=1)
                        line = raw.decode("utf-8", errors="replace")
                        if line in commands:
                            response = commands[line]
                        else:
                            response = "ERROR"
                        response += "\n"
                        cs.sendall(response.encode("utf-8"))
                    received = cs.recv(512)
            except ConnectionError as ex:
                print("connection problem", ex)
