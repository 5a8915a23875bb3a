from socket import *

def serve(listen_sock, student_id, name):
    # all the commands of the protocol
    commands = {"id": student_id, "name": name}
    while True:
        clientsocket, addr = listen_sock.accept()
        text_so_far = b""
        with clientsocket:
            try:
                data = clientsocket.recv(512)
                while data:
                    text_so_far += data
                    while text_so_far.count(b"\r\n") > 0:
                        raw, text_so_far = text_so_far.split(b"\r\n", maxsplit=1)
                        command = raw.decode("utf-8", errors="replace")
                        if command.lower() in commands:
                            out = commands[command.lower()]
                        else:
                            out = "ERROR"
                        out += "\r\n"
                        clientsocket.sendall(out.encode("utf-8"))
                    data = clientsocket.recv(512)
            except ConnectionError as ex:
                print("connection problem", ex)
        print("bye")
