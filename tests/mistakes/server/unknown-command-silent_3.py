from socket import *

def serve(listen_sock, student_id, name):
    # all the commands of the protocol
    commands = {"id": student_id, "name": name}
    while True:
        connection, client_address = listen_sock.accept()
        print(f"hello {client_address}")
        pending = b""
        with connection:
            try:
                received = connection.recv(512)
                while received:
                    pending += received
                    while pending.count(b"\r\n") > 0:
                        raw, pending = pending.split(b"\r\n", maxsplit=1)
                        command = raw.decode("utf-8", errors="replace")
                        if command in commands:
                            reply = commands[command] + "\r\n"
                            connection.sendall(reply.encode("utf-8"))
                    received = connection.recv(512)
            except ConnectionError as ex:
                print("connection problem", ex)
        print("bye")
