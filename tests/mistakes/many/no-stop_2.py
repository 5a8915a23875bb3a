import threading
import time

def client(conn, student_id, name):
    buf = b""
    try:
        while True:
            data = conn.recv(1024)
            if not data:
                break
            buf += data
            while b"\r\n" in buf:
                cmd, buf = buf.split(b"\r\n", 1)
                if cmd == b"id":
                    conn.sendall(student_id.encode() + b"\r\n")
                elif cmd == b"name":
                    conn.sendall(name.encode() + b"\r\n")
                else:
                    conn.sendall(b"ERROR\r\n")
            if len(buf) > 10000:
                break
    except OSError:
        pass
    conn.close()

def accept_loop(listen_sock, student_id, name):
    while True:
        try:
            conn, addr = listen_sock.accept()
        except OSError:
            return
        threading.Thread(target=client, args=(conn, student_id, name), daemon=True).start()

def serve(listen_sock, student_id, name):
    t = threading.Thread(target=accept_loop, args=(listen_sock, student_id, name))
    t.start()
    # main thread muss leben
    while True:
        time.sleep(1)
