from socket import *

def make_listener(port):
    serverSocket = socket(AF_INET, SOCK_STREAM)
    serverSocket.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
    serverSocket.bind(('', port))
    serverSocket.listen     # 1 client
    print('The server is ready to receive')
    return serverSocket
