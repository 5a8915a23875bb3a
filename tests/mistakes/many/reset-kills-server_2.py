import asyncio

# each client is a task in a TaskGroup (python 3.11)

async def cliente(conn, student_id, name):
    loop = asyncio.get_running_loop()
    with conn:
        buf = b""
        while True:
            datos = await loop.sock_recv(conn, 1024)
            if datos == b"":
                break
            buf += datos
            await asyncio.sleep(0)   # ahora los otros
            while b"\r\n" in buf:
                orden, _, buf = buf.partition(b"\r\n")
                if orden == b"id":
                    await loop.sock_sendall(conn, student_id.encode() + b"\r\n")
                elif orden == b"name":
                    await loop.sock_sendall(conn, name.encode() + b"\r\n")
                else:
                    await loop.sock_sendall(conn, b"ERROR\r\n")


async def main(listen_sock, student_id, name):
    loop = asyncio.get_running_loop()
    listen_sock.setblocking(False)
    tasks = []
    async with asyncio.TaskGroup() as tg:
        while listen_sock.fileno() != -1:
            try:
                conn, addr = await asyncio.wait_for(loop.sock_accept(listen_sock), 0.5)
            except TimeoutError:
                continue
            except OSError:
                break
            conn.setblocking(False)
            tasks.append(tg.create_task(cliente(conn, student_id, name)))
        for t in tasks:
            t.cancel()


def serve(listen_sock, student_id, name):
    asyncio.run(main(listen_sock, student_id, name))
