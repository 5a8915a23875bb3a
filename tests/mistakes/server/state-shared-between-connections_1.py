import socket

buffer = b""

def serve(listen_sock, student_id, name):
    global buffer
    while True:
        conn, addr = listen_sock.accept()
        try:
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                buffer += data
                while b"\r\n" in buffer:
                    line, buffer = buffer.split(b"\r\n", 1)
                    if line == b"id":
                        conn.sendall(student_id.encode() + b"\r\n")
                    elif line == b"name":
                        conn.sendall(name.encode() + b"\r\n")
                    else:
                        conn.sendall(b"ERROR\r\n")
        except ConnectionError:
            print("error")
        conn.close()
