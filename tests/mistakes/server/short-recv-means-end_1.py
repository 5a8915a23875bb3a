import socket

BUFSIZE = 1024

def recv_all(sock):
    data = b""
    while True:
        part = sock.recv(BUFSIZE)
        data += part
        if len(part) < BUFSIZE:
            # either 0 or end of data
            break
    return data

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        try:
            while True:
                data = recv_all(conn)
                if not data:
                    break
                lines = data.split(b"\r\n")
                if lines[-1] == b"":
                    lines = lines[:-1]
                for line in lines:
                    if line == b"id":
                        conn.sendall(student_id.encode() + b"\r\n")
                    elif line == b"name":
                        conn.sendall(name.encode() + b"\r\n")
                    else:
                        conn.sendall(b"ERROR\r\n")
        except ConnectionError:
            print("client died")
        conn.close()
