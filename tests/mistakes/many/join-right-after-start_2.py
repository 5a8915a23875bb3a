from threading import Thread

def worker(c, sid, nme):
    pending = bytearray()
    try:
        while True:
            got = c.recv(2000)
            if not got:
                break
            pending += got
            while True:
                k = pending.find(b"\r\n")
                if k < 0:
                    break
                word = bytes(pending[:k])
                del pending[:k + 2]
                if word == b"id":
                    c.sendall(sid.encode("utf-8") + b"\r\n")
                elif word == b"name":
                    c.sendall(nme.encode("utf-8") + b"\r\n")
                else:
                    c.sendall(b"ERROR\r\n")
    except ConnectionError as problem:
        print("problem:", problem)
    c.close()

def serve(listen_sock, student_id, name):
    hilos = []
    while True:
        c, a = listen_sock.accept()
        hilo = Thread(target=worker, args=(c, student_id, name))
        hilos.append(hilo)
        hilo.start()
        # esperar a todos los hilos
        for h in hilos:
            h.join()
