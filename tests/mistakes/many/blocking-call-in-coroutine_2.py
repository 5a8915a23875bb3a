import asyncio
import socket
import time

tasks = []


async def client_task(conn, addr, student_id, name):
    print("start", addr)
    f = conn.makefile("rb")
    line = b""
    try:
        while True:
            part = f.readline()
            if not part:
                break
            line += part
            if line[-2:] == b"\r\n":
                if line == b"id\r\n":
                    conn.sendall((student_id + "\r\n").encode())
                elif line == b"name\r\n":
                    conn.sendall((name + "\r\n").encode())
                else:
                    conn.sendall(b"ERROR\r\n")
                line = b""
    except OSError:
        print("oops")
    f.close()
    conn.close()
    print("end", addr)


async def server(listen_sock, student_id, name):
    loop = asyncio.get_event_loop()
    listen_sock.setblocking(False)
    while True:
        conn, addr = await loop.sock_accept(listen_sock)
        conn.setblocking(True)
        tasks.append(asyncio.ensure_future(client_task(conn, addr, student_id, name)))
        await asyncio.sleep(0)


def serve(listen_sock, student_id, name):
    asyncio.run(server(listen_sock, student_id, name))
