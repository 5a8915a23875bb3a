import time


def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        try:
            while True:
                time.sleep(0.5)              # give the client time to send everything
                data = conn.recv(100000)
                if not data:
                    break
                commands = data.split(b"\r\n")
                commands.pop()               # after the last CRLF there is nothing
                for c in commands:
                    if c == b"id":
                        conn.sendall(student_id.encode() + b"\r\n")
                    elif c == b"name":
                        conn.sendall(name.encode() + b"\r\n")
                    else:
                        conn.sendall(b"ERROR\r\n")
        except ConnectionError:
            print("lost the client")
        conn.close()
