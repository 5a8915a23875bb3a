import asyncio

async def talk(conn, student_id, name):
    loop = asyncio.get_running_loop()
    buf = b""
    while True:
        try:
            data = conn.recv(1024)
        except BlockingIOError:
            await asyncio.sleep(0)      # give others a chance
            continue
        except OSError:
            break
        if not data:
            break
        buf += data
        try:
            while b"\r\n" in buf:
                cmd, buf = buf.split(b"\r\n", 1)
                if cmd == b"id":
                    await loop.sock_sendall(conn, student_id.encode() + b"\r\n")
                elif cmd == b"name":
                    await loop.sock_sendall(conn, name.encode() + b"\r\n")
                else:
                    await loop.sock_sendall(conn, b"ERROR\r\n")
        except OSError:
            break
    conn.close()

async def main(listen_sock, student_id, name):
    loop = asyncio.get_running_loop()
    listen_sock.setblocking(False)
    while True:
        try:
            conn, addr = listen_sock.accept()
        except BlockingIOError:
            await asyncio.sleep(0)
            continue
        conn.setblocking(False)
        loop.create_task(talk(conn, student_id, name))

def serve(listen_sock, student_id, name):
    asyncio.run(main(listen_sock, student_id, name))
