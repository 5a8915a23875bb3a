import threading
import socket

def on_new_client(clientsocket, addr, student_id, name):
    msg = b''
    while True:
        try:
            d = clientsocket.recv(1024)
            if not d: break
            msg += d
            while b'\r\n' in msg:
                m, msg = msg.split(b'\r\n', 1)
                print(addr, ' >> ', m)
                if m == b'id':
                    clientsocket.sendall(student_id.encode() + b'\r\n')
                elif m == b'name':
                    clientsocket.sendall(name.encode() + b'\r\n')
                else:
                    clientsocket.sendall(b'ERROR\r\n')
        except OSError:
            break
    clientsocket.close()

def serve(listen_sock, student_id, name):
    print('Waiting for clients...')
    while True:
        c, addr = listen_sock.accept()     # Establish connection with client.
        t = threading.Thread(target=on_new_client, args=(c, addr))
        t.start()
