def serve(listen_sock, student_id, name):
    while 1:
        c_sock, who = listen_sock.accept()
        r = c_sock.makefile("rb")
        w = c_sock.makefile("wb")
        try:
            box = b""
            while 1:
                khomun = r.readline()
                if khomun == b"":
                    break   # client ออกแล้ว
                box = box + khomun
                if box[-2:] != b"\r\n":
                    continue   # not finish, read more
                cmd = box[:-2]
                box = b""
                if len(cmd) == 0:
                    break
                if cmd == b"id":
                    answer = student_id
                elif cmd == b"name":
                    answer = name
                else:
                    answer = "ERROR"
                w.write(answer.encode() + b"\r\n")
                w.flush()
        except ConnectionError:
            print("client gone")
        try:
            r.close()
            w.close()
        except ConnectionError:
            pass
        c_sock.close()
