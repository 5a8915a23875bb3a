def serve(listen_sock, student_id, name):
    listen_sock.accept()
    rfile = listen_sock.makefile("rb")
    while True:
        line = rfile.readline()
        if not line:
            break
        if line == b"id\r\n":
            listen_sock.sendall(student_id.encode() + b"\r\n")
        elif line == b"name\r\n":
            listen_sock.sendall(name.encode() + b"\r\n")
        else:
            listen_sock.sendall(b"ERROR\r\n")
