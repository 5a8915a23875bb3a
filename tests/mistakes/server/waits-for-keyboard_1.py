import socket

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        print("Connection from: " + str(addr))
        buf = b""
        try:
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                buf += data
                while b"\r\n" in buf:
                    line, buf = buf.split(b"\r\n", 1)
                    print("from connected user: " + str(line))
                    answer = input(' -> ')
                    conn.sendall(answer.encode() + b"\r\n")
        except ConnectionError:
            print("error")
        conn.close()
