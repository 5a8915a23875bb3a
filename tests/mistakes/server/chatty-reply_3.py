from socket import *

def serve(listen_sock, student_id, name):
    # all the commands of the protocol
    commands = {"id": student_id, "name": name}
    while True:
        connection, addr = listen_sock.accept()
        text_so_far = b""
        with connection:
            try:
                data = connection.recv(512)
                while data:
                    text_so_far += data
                    while text_so_far.count(b"\r\n") > 0:
                        raw, text_so_far = text_so_far.split(b"\r\n", maxsplit=1)
                        line = raw.decode("utf-8", errors="replace")
                        if line in commands:
                            reply = f"Your {line} is {commands[line]}"
                        else:
                            reply = "ERROR"
                        reply += "\r\n"
                        connection.sendall(reply.encode("utf-8"))
                    data = connection.recv(512)
            except ConnectionError as ex:
                print("connection problem", ex)
