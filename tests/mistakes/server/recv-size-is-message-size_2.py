# two letters are enough to know which command it is

def serve(listen_sock, student_id, name):
    while True:
        c, a = listen_sock.accept()
        try:
            talk(c, student_id, name)
        except ConnectionError:
            print("client lost", a)
        c.close()

def talk(c, student_id, name):
    while True:
        first = c.recv(2)
        if not first:
            return
        if first == b"\r\n":
            c.sendall(b"ERROR\r\n")
            continue
        if first == b"id":
            second = c.recv(2)
            if second == b"\r\n":
                c.sendall((student_id + "\r\n").encode())
                continue
        else:
            second = c.recv(4)
            if first + second == b"name\r\n":
                c.sendall((name + "\r\n").encode())
                continue
        # something else: read until the end of the line
        rest = first + second
        while not rest.endswith(b"\r\n"):
            b = c.recv(1)
            if not b:
                return
            rest = rest + b
        c.sendall(b"ERROR\r\n")
