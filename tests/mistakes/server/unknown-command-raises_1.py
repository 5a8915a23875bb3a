from socket import *

def serve(listen_sock, student_id, name):
    commands = {"id": student_id, "name": name}
    while True:
        client, a = listen_sock.accept()
        print(f"hello {a}")
        buf = b""
        with client:
            try:
                received = client.recv(512)
                while received:
                    buf += received
                    while buf.count(b"\r\n") > 0:
                        raw, buf = buf.split(b"\r\n", maxsplit=1)
                        cmd = raw.decode("utf-8", errors="replace")
                        answer = commands[cmd]
                        answer += "\r\n"
                        client.sendall(answer.encode("utf-8"))
                    received = client.recv(512)
            except ConnectionError as ex:
                print("connection problem", ex)
        print("bye")
