from socket import *

def serve(listen_sock, student_id, name):
    # all the commands of the protocol
    commands = {"id": student_id, "name": name}
    while True:
        c, a = listen_sock.accept()
        print(f"hello {a}")
        buf = b""
        with c:
            try:
                data = c.recv(512)
                while data:
                    buf += data
                    while buf.count(b"\r\n") > 0:
                        raw, buf = buf.split(b"\r\n", maxsplit=1)
                        cmd = f"{raw}"
                        if cmd in commands:
                            result = commands[cmd]
                        else:
                            result = "ERROR"
                        result += "\r\n"
                        c.sendall(result.encode("utf-8"))
                    data = c.recv(512)
            except ConnectionError as ex:
                print("connection problem", ex)
