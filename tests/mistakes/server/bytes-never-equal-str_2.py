from socket import *

def serve(listen_sock, student_id, name):
    commands = {"id": student_id, "name": name}
    while True:
        client, a = listen_sock.accept()
        buf = b""
        with client:
            try:
                received = client.recv(512)
                while received:
                    buf += received
                    while buf.count(b"\r\n") > 0:
                        raw, buf = buf.split(b"\r\n", maxsplit=1)
                        command = raw
                        if command in commands:
                            reply = commands[command]
                        else:
                            reply = "ERROR"
                        reply += "\r\n"
                        client.sendall(reply.encode("utf-8"))
                    received = client.recv(512)
            except ConnectionError as ex:
                print("connection problem", ex)
        print("bye")
