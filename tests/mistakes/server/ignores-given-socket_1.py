import socket

HOST = ""
PORT = 50007

def serve(listen_sock, student_id, name):
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        s.bind((HOST, PORT))
        s.listen(1)
        while True:
            conn, addr = s.accept()
            print('Connected by', addr)
            buf = b""
            try:
                while True:
                    data = conn.recv(1024)
                    if not data:
                        break
                    buf += data
                    while b"\r\n" in buf:
                        line, buf = buf.split(b"\r\n", 1)
                        if line == b"id":
                            conn.sendall(student_id.encode() + b"\r\n")
                        elif line == b"name":
                            conn.sendall(name.encode() + b"\r\n")
                        else:
                            conn.sendall(b"ERROR\r\n")
            except ConnectionError:
                print("error")
            conn.close()
