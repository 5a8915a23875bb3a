import socket
import select

def serve(listen_sock, student_id, name):
    running = True
    while running:
        cs, address = listen_sock.accept()
        text_so_far = b''
        done = False
        while not done:
            try:
                received = cs.recv(1024)
                if not received:
                    done = True
                else:
                    text_so_far = text_so_far + received
                    i = text_so_far.find(b'\r\n')
                    while i >= 0:
                        message = text_so_far[0:i]
                        text_so_far = text_so_far[i+2:]
                        if message == b'':
                            # nothing there, client has left
                            done = True
                            break
                        if message == b'id':
                            out = bytes(student_id, 'utf-8')
                        elif message == b'name':
                            out = bytes(name, 'utf-8')
                        else:
                            out = b'ERROR'
                        cs.sendall(out + b'\r\n')
                        i = text_so_far.find(b'\r\n')
            except OSError as e:
                print('error with client', e)
                done = True
        cs.close()
