import socket, threading, time
def serve(listen_sock, student_id, name):
    while 1:
        conn, addr = listen_sock.accept()
        # มีคนต่อเข้ามาแล้ว
        r = conn.makefile("rb")
        w = conn.makefile("wb")
        try:
            box = b""
            while 1:
                dat = r.readline()
                if dat == b"":
                    break   # client ออกแล้ว
                box = box + dat
                if box[-2:] != b"\r\n":
                    continue   # not finish, read more
                line = box
                box = b""
                if line == b"id":
                    ans = student_id
                elif line == b"name":
                    ans = name
                else:
                    ans = "ERROR"
                w.write(ans.encode() + b"\r\n")
                w.flush()
        except ConnectionError:
            print("client gone")
        try:
            r.close()
            w.close()
        except ConnectionError:
            pass
        conn.close()
