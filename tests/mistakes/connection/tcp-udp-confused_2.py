from socket import *

def make_connection(host, port):
    conexion = socket(AF_INET, type=SOCK_DGRAM)   # socket TCP
    conexion.connect((host, port))
    print("conectado")
    return conexion
