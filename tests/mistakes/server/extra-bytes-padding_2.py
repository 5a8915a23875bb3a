from socket import *

def serve(listen_sock, student_id, name):
    commands = {"id": student_id, "name": name}
    while True:
        conn, client_address = listen_sock.accept()
        print(f"hello {client_address}")
        pending = b""
        with conn:
            try:
                msg = conn.recv(512)
                while msg:
                    pending += msg
                    while pending.count(b"\r\n") > 0:
                        raw, pending = pending.split(b"\r\n", maxsplit=1)
                        cmd = raw.decode("utf-8", errors="replace")
                        if cmd in commands:
                            response = commands[cmd]
                        else:
                            response = "ERROR"
                        response += "\r\n"
                        out_bytes = response.encode("utf-8")
                        # fill up to the packet size
                        while len(out_bytes) < 1024:
                            out_bytes += b"\x00"
                        conn.sendall(out_bytes)
                    msg = conn.recv(512)
            except ConnectionError as ex:
                print("connection problem", ex)
        print("bye")
