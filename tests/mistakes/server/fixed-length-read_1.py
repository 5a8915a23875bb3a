# from the socket howto
MSGLEN = 6

def receive(sock):
    chunks = []
    bytes_recd = 0
    while bytes_recd < MSGLEN:
        chunk = sock.recv(min(MSGLEN - bytes_recd, 2048))
        if chunk == b'':
            raise ConnectionError("socket connection broken")
        chunks.append(chunk)
        bytes_recd = bytes_recd + len(chunk)
    return b''.join(chunks)

def serve(listen_sock, student_id, name):
    while True:
        (clientsocket, address) = listen_sock.accept()
        try:
            while True:
                msg = receive(clientsocket)
                if msg[:2] == b'id':
                    clientsocket.sendall(student_id.encode() + b'\r\n')
                elif msg == b'name\r\n':
                    clientsocket.sendall(name.encode() + b'\r\n')
                else:
                    clientsocket.sendall(b'ERROR\r\n')
        except ConnectionError as e:
            print(e)
        clientsocket.close()
