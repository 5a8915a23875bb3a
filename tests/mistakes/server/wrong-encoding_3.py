from socket import *

def serve(listen_sock, student_id, name):
    # all the commands of the protocol
    commands = {"id": student_id, "name": name}
    while True:
        clientsocket, addr = listen_sock.accept()
        print(f"hello {addr}")
        buffer = b""
        with clientsocket:
            try:
                msg = clientsocket.recv(512)
                while msg:
                    buffer += msg
                    while buffer.count(b"\r\n") > 0:
                        raw, buffer = buffer.split(b"\r\n", maxsplit=1)
                        line = raw.decode("utf-8", errors="replace")
                        if line in commands:
                            answer = commands[line]
                        else:
                            answer = "ERROR"
                        answer += "\r\n"
                        clientsocket.sendall(answer.encode("ascii", errors="replace"))
                    msg = clientsocket.recv(512)
            except ConnectionError as ex:
                print("connection problem", ex)
        print("bye")
