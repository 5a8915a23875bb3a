import select
import socket

def still_there(conn):
    # look if the client has closed already
    readable, _, _ = select.select([conn], [], [], 0.03)
    if readable:
        if conn.recv(1, socket.MSG_PEEK) == b"":
            return False
    return True

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        buf = b""
        try:
            here = True
            while here:
                data = conn.recv(1024)
                if not data:
                    break
                buf += data
                while b"\r\n" in buf and here:
                    line, buf = buf.split(b"\r\n", 1)
                    here = still_there(conn)
                    if not here:
                        print("client has gone, no answer needed")
                    elif line == b"id":
                        conn.sendall(student_id.encode() + b"\r\n")
                    elif line == b"name":
                        conn.sendall(name.encode() + b"\r\n")
                    else:
                        conn.sendall(b"ERROR\r\n")
        except ConnectionError:
            pass
        conn.close()
