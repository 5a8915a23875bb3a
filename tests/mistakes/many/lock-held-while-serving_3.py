import threading

class Server:
    def __init__(self, student_id, name):
        self.student_id = student_id
        self.name = name
        self.mutex = threading.Semaphore(1)   # solo uno toca los datos

    def run_client(self, conn):
        self.mutex.acquire()
        try:
            rest = b""
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                rest += data
                while b"\r\n" in rest:
                    cmd, rest = rest.split(b"\r\n", 1)
                    if cmd == b"id":
                        r = self.student_id
                    elif cmd == b"name":
                        r = self.name
                    else:
                        r = "ERROR"
                    conn.sendall(r.encode() + b"\r\n")
        except OSError as e:
            print("error", e)
        finally:
            conn.close()
            self.mutex.release()

def serve(listen_sock, student_id, name):
    s = Server(student_id, name)
    while True:
        conn, addr = listen_sock.accept()
        t = threading.Thread(target=s.run_client, args=(conn,))
        t.start()
