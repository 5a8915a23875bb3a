import socket, threading, time
def serve(listen_sock, student_id, name):
    while 1:
        c_sock, who = listen_sock.accept()
        # มีคนต่อเข้ามาแล้ว
        r = c_sock.makefile("rb")
        w = c_sock.makefile("wb")
        try:
            buff = b""
            while 1:
                data = r.readline()
                if data == b"":
                    break   # client ออกแล้ว
                buff = buff + data
                if buff[-2:] != b"\r\n":
                    continue   # not finish, read more
                line = buff[:-2]
                buff = b""
                if line == b"id":
                    ans = student_id
                elif line == b"name":
                    ans = name
                else:
                    ans = "ERROR"
                w.write(ans.encode() + b"\n")
                w.flush()
        except ConnectionError:
            print("client gone")
        try:
            r.close()
            w.close()
        except ConnectionError:
            pass
        c_sock.close()
