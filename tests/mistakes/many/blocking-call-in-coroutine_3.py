import asyncio


async def dialog(conn, student_id, name):
    loop = asyncio.get_running_loop()
    conn.setblocking(False)
    buf = b""
    try:
        while True:
            data = await loop.sock_recv(conn, 1024)
            if not data:
                break
            buf += data
            while b"\r\n" in buf:
                cmd, buf = buf.split(b"\r\n", 1)
                if cmd == b"id":
                    await loop.sock_sendall(conn, student_id.encode() + b"\r\n")
                elif cmd == b"name":
                    await loop.sock_sendall(conn, name.encode() + b"\r\n")
                else:
                    await loop.sock_sendall(conn, b"ERROR\r\n")
    except ConnectionError:
        pass
    conn.close()


async def main(listen_sock, student_id, name):
    alle = set()
    while True:
        conn, addr = listen_sock.accept()
        print("hallo", addr)
        alle.add(asyncio.create_task(dialog(conn, student_id, name)))


def serve(listen_sock, student_id, name):
    asyncio.run(main(listen_sock, student_id, name))
