from socket import *

def serve(listen_sock, student_id, name):
    # all the commands of the protocol
    commands = {"id": student_id, "name": name}
    while True:
        client, address = listen_sock.accept()
        print(f"hello {address}")
        buffer = b""
        with client:
            try:
                part = client.recv(512)
                while part:
                    buffer += part
                    while buffer.count(b"\r\n") > 0:
                        raw, buffer = buffer.split(b"\r\n", maxsplit=1)
                        l = raw.decode("utf-8", errors="replace")
                        first = l.split(" ")[0]
                        if first in commands:
                            out = commands[first]
                        else:
                            out = "ERROR"
                        out += "\r\n"
                        client.sendall(out.encode("utf-8"))
                    part = client.recv(512)
            except ConnectionError as ex:
                print("connection problem", ex)
        print("bye")
