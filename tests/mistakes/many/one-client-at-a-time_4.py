# listen(5) = 5 clients ในเวลาเดียวกัน
import socket

def serve(listen_sock, student_id, name):
    listen_sock.listen(5)
    print("server is ready")
    while True:
        client, addr = listen_sock.accept()
        with client:
            f = client.makefile("rb")
            try:
                line = f.readline()
                while line:
                    while line[-2:] != b"\r\n":
                        more = f.readline()
                        if not more:
                            break
                        line += more
                    if line == b"id\r\n":
                        ans = student_id
                    elif line == b"name\r\n":
                        ans = name
                    elif line[-2:] == b"\r\n":
                        ans = "ERROR"
                    else:
                        break
                    client.sendall(ans.encode("utf8") + b"\r\n")
                    line = f.readline()
            except OSError as err:
                print(err)
            f.close()
