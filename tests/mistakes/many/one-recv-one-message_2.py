import asyncio

async def handle_echo(reader, writer, student_id, name):
    # from the asyncio docs, changed a little
    try:
        while True:
            data = await reader.read(100)
            if not data:
                break
            addr = writer.get_extra_info('peername')
            print(f"Received {data!r} from {addr!r}")
            if data == b"id\r\n":
                message = student_id
            elif data == b"name\r\n":
                message = name
            else:
                message = "ERROR"
            writer.write(message.encode() + b"\r\n")
            await writer.drain()
    except ConnectionError:
        pass
    print("Close the connection")
    writer.close()

async def main(listen_sock, student_id, name):
    server = await asyncio.start_server(
        lambda r, w: handle_echo(r, w, student_id, name), sock=listen_sock)
    while listen_sock.fileno() != -1:
        await asyncio.sleep(0.2)
    return server

def serve(listen_sock, student_id, name):
    asyncio.run(main(listen_sock, student_id, name))
