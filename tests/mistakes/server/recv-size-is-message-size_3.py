import socket
import sys

MAX_CMD = 6    # len("name\r\n")

def serve(listen_sock, student_id, name):
    answers = {b"id\r\n": student_id, b"name\r\n": name}
    while True:
        sock, addr = listen_sock.accept()
        print("new client", addr)
        with sock:
            try:
                while True:
                    cmd = sock.recv(MAX_CMD)
                    if cmd == b"":
                        print("client finished")
                        break
                    ans = answers.get(cmd, "ERROR")
                    sock.sendall(ans.encode() + b"\r\n")
            except ConnectionError:
                print("client broken")
