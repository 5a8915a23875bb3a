import socket
from _thread import *
import threading

print_lock = threading.Lock()


def threaded(c, student_id, name):
    data = b''
    while True:
        try:
            more = c.recv(1024)
        except OSError:
            more = b''
        if not more:
            print('Bye')
            # lock released on exit
            print_lock.release()
            break
        data += more
        try:
            while b'\r\n' in data:
                cmd = data[:data.find(b'\r\n')]
                data = data[data.find(b'\r\n') + 2:]
                if cmd == b'id':
                    c.sendall(student_id.encode() + b'\r\n')
                elif cmd == b'name':
                    c.sendall(name.encode() + b'\r\n')
                else:
                    c.sendall(b'ERROR\r\n')
        except OSError:
            pass
    # connection closed
    c.close()


def serve(listen_sock, student_id, name):
    while True:
        c, addr = listen_sock.accept()
        # lock acquired by client
        print_lock.acquire()
        print('Connected to :', addr[0], ':', addr[1])
        # Start a new thread and return its identifier
        start_new_thread(threaded, (c, student_id, name))
