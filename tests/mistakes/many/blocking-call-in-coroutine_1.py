import asyncio

async def handle(conn, student_id, name):
    buf = b""
    conn.setblocking(True)
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
    except ConnectionError:
        pass
    conn.close()

async def main(listen_sock, student_id, name):
    loop = asyncio.get_running_loop()
    listen_sock.setblocking(False)
    while True:
        conn, addr = await loop.sock_accept(listen_sock)
        # async = alle laufen parallel
        asyncio.create_task(handle(conn, student_id, name))

def serve(listen_sock, student_id, name):
    asyncio.run(main(listen_sock, student_id, name))
